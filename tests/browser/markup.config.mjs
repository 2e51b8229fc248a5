// The rules of HTML that the finished pages keep: all that html-validate recommends, but for these.
export default {
    extends: ["html-validate:recommended", "html-validate:document"],
    rules: {
        "void-style": "off",  // docutils writes <br />, which HTML reads as <br>
        "valid-id": ["error", { relaxed: true }],  // Sphinx names C++ symbols by ids that HTML allows
        "require-sri": "off",  // everything comes from the site itself, as its policy says
        "long-title": "off",  // a title is a question, as long as it needs to be
        "heading-level": ["error", { allowMultipleH1: true }],  // the choice of language has two titles
        // A handle stands inside a sentence and opens by the focus, without script; Safari gives a
        // <button> no focus when it is clicked.
        "prefer-native-element": ["error", { exclude: ["button"] }],
    },
};
