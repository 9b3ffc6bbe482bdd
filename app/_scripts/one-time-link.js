// Moves the token from behind the # into the form, so that it stands in no history and nobody has to paste it.
const token = location.hash.slice(1);
const field = document.getElementById("link");
if (/^[\w-]{43}$/.test(token) && field) {
  field.value = token;
  history.replaceState(null, "", location.pathname);
  field.closest(".field").hidden = true;
}
