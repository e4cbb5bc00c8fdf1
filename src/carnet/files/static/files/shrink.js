// A photo made smaller before it is sent: longest side 2560, JPEG. Drawing it anew also drops where and with what it was taken.
const LONGEST = 2560;
const QUALITY = 0.85;
const LIGHT = 700_000;
// A PNG is a plan or a screen: its thin lines would blur. SVG is not a picture here.
const PHOTO = /^image\/(jpeg|webp|heic|heif|avif|bmp|tiff)$/;
const PHOTO_NAME = /\.(jpe?g|webp|heic|heif|avif)$/i;

// The file itself when it is no photo, when it is light already, or when this browser cannot read it: the server will say.
export async function shrunk(file) {
  if (!PHOTO.test(file.type) && !(file.type === "" && PHOTO_NAME.test(file.name))) return file;
  const picture = await read(file);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  if (scale === 1 && file.type === "image/jpeg" && file.size <= LIGHT) return close(picture, file);
  const blob = await drawn(picture, scale);
  close(picture);
  if (!blob || (scale === 1 && blob.size >= file.size && file.type === "image/jpeg")) return file;
  return new File([blob], named(file.name), { type: "image/jpeg", lastModified: file.lastModified });
}

async function read(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}

function drawn(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

function close(picture, answer) {
  picture.close();
  return answer;
}

function named(name) {
  return /\.jpe?g$/i.test(name) ? name : `${name.replace(PHOTO_NAME, "")}.jpg`;
}
