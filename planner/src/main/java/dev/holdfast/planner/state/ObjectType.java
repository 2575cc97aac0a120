package dev.holdfast.planner.state;

import java.util.Optional;

/** The kinds of managed object: THE list; the words are the first part of an address. Declared in the order in which objects are created; they are deleted in the opposite order. */
public enum ObjectType {
    VAULT("vault"),
    POLICY("policy"),
    /** A machine under a policy, with its disks. */
    PROTECTION("protection"),
    /** When a protected machine is backed up, with its slot. */
    SCHEDULE("schedule"),
    /** The copies of a machine in another vault. */
    COPY("copy");

    private final String word;

    ObjectType(String word) {
        this.word = word;
    }

    /** The word used in documents and state. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<ObjectType> of(String word) {
        for (ObjectType constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
