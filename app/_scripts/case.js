// Fills number and code from the part of the address that no server sees, and takes it out of the address at once.
const given = new URLSearchParams(location.hash.slice(1));
const [reference, code] = [given.get("ref"), given.get("code")];
if (reference && code) {
  history.replaceState(null, "", location.pathname);
  const field = (name) => document.querySelector(`input[name="${name}"]`);
  field("reference").value = reference;
  field("code").value = code.replace(/(\d{4})(?=\d)/g, "$1 ");
  document.querySelector("form .button").focus();
}
