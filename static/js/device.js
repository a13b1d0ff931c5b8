/* Files that wait on this device until the server has them: those of one place, for every tab and after a crash. */
const STORE = "files";

const database = new Promise((resolve, reject) => {
  const opening = indexedDB.open("amends", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { autoIncrement: true }).createIndex("place", "place");
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});
// Whoever asks is told; a browser that keeps nothing is no error by itself.
database.catch(() => {});

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const files = async (mode) => (await database).transaction(STORE, mode).objectStore(STORE);

/** `form` is the key of the form that the file was chosen in. */
export async function put(place, file, form) {
  await answer((await files("readwrite")).add({ place, file, form }));
}

/** `{ id, file, form }` of each that waits, the oldest first; none where the browser keeps nothing. */
export async function waiting(place) {
  try {
    const index = (await files("readonly")).index("place");
    const [ids, rows] = await Promise.all([answer(index.getAllKeys(place)), answer(index.getAll(place))]);
    return rows.map(({ file, form = "" }, row) => ({ id: ids[row], file, form }));
  } catch {
    return [];
  }
}

export async function remove(gone) {
  for (const { id } of gone) await answer((await files("readwrite")).delete(id));
}

/** One tab at a time. */
export const alone = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work());

/** A random key for a form, also where the page did not come by https. */
export function key() {
  const digit = (place) => (place ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (place / 4)))).toString(16);
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (place) => digit(Number(place)));
}
