// A scanned receipt carries its signature in the part of the address that no server sees: into the field with it.
const token = decodeURIComponent(location.hash.slice(1));
if (/^ZP1\./.test(token)) {
  history.replaceState(null, "", location.pathname);
  const field = document.querySelector("textarea[name=receipt]");
  field.value = token;
  field.form.submit();
}
