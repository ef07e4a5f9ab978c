// Leads on from an address that has moved, to the same part of the page that has
// its place. Without this script there is a link.
(function () {
  "use strict";
  var to = document.getElementById("moved.to");
  if (!to.hash) to.hash = location.hash;
  location.replace(to.href);
})();
