package dev.holdfast.planner.action;

import java.util.List;

/** Everything a plan can do: THE list. */
public enum ActionType {
    CREATE("create", "+"),
    UPDATE("update", "~"),
    /** Deletes an object and creates it anew. */
    REPLACE("replace", "-/+"),
    DELETE("delete", "-"),
    /** Takes an object that is gone out of the record. */
    FORGET("forget", "."),
    NO_OP("no-op", " "),
    /** Takes a backup that was missed. */
    BACK_UP("backup", "+"),
    /** Copies a point into another vault. */
    COPY("copy", "+"),
    /** Deletes a point that Holdfast keeps. */
    PRUNE("delete", "-"),
    /** Lets the service expire a point before its promise ends. */
    RELEASE("release", "-");

    private final String word;
    private final String symbol;

    ActionType(String word, String symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    /** The word used in groups and prunes of a document. */
    public String word() {
        return word;
    }

    /** The sign people read in a plan. */
    public String symbol() {
        return symbol;
    }

    /** The {@code actions} of a resource change; a replacement is a deletion and a creation. */
    public List<String> documentActions() {
        return this == REPLACE ? List.of(DELETE.word, CREATE.word) : List.of(word);
    }
}
