// Numbers as Turkish hands write them, exactly: ten-thousandths as whole numbers.
"use strict";

const turkishNumber = {
  // Null for a blank, undefined where only the server can say.
  read(text) {
    const written = text.trim().replace(/^%\s?|\s?%$/g, "");
    if (!written || written === "-") return null;
    const parts = /^([-−]?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,4}))?$/.exec(written);
    if (!parts) return undefined;
    const [, sign, whole, fraction = ""] = parts;
    const isAmbiguous = fraction.length === 3 && !whole.includes(".") && whole.length <= 3 && whole !== "0";
    if (isAmbiguous || /^0./.test(whole)) return undefined;
    const size = BigInt(whole.replaceAll(".", "") + fraction.padEnd(4, "0"));
    return sign ? -size : size;
  },

  // What the server wrote into an attribute: 1250.5
  exact(text) {
    const [whole, fraction = ""] = text.split(".");
    const size = BigInt(whole.replace("-", "") + fraction.slice(0, 4).padEnd(4, "0"));
    return whole.startsWith("-") ? -size : size;
  },

  // With its sign: it is a distance.
  write(size) {
    const digits = (size < 0n ? -size : size).toString().padStart(5, "0");
    const whole = digits.slice(0, -4).replace(/\B(?=(?:[0-9]{3})+$)/g, ".");
    const fraction = digits.slice(-4).replace(/0+$/, "");
    return `${size < 0n ? "−" : "+"}${whole}${fraction ? `,${fraction}` : ""}`;
  },
};
