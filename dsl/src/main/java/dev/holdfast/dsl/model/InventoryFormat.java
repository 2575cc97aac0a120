package dev.holdfast.dsl.model;

import java.util.Optional;

/** The shapes an inventory file can have. */
public enum InventoryFormat {
    /** az vm list, ARM list or Resource Graph answers. */
    AZURE("azure"),
    /** One machine per line, in the keys of the language. */
    NDJSON("ndjson");

    private final String word;

    InventoryFormat(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<InventoryFormat> of(String word) {
        for (InventoryFormat constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
