// The rules of HTML that the finished pages keep: all that html-validate recommends, but for these.
export default {
    extends: ["html-validate:recommended", "html-validate:document"],
    rules: {
    },
};
