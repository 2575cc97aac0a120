package dev.holdfast.planner.state;

import java.util.Optional;

/**
 * The name of a managed object: {@code protection/sql-01}, {@code copy/sql-01→rsv-westus}.
 *
 * @param type what kind of object
 * @param name the rest; may contain slashes when a machine needs its longer address
 */
public record ObjectAddress(ObjectType type, String name) implements Comparable<ObjectAddress> {

    public ObjectAddress {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an address needs a name: " + type);
        }
    }

    /** Address of the copies of a machine in a vault. */
    public static ObjectAddress copy(String machine, String targetVault) {
        return new ObjectAddress(ObjectType.COPY, machine + "\u2192" + targetVault);
    }

    /**
     * Reads {@code type/name}.
     *
     * @throws IllegalArgumentException if the text has no known type or no name
     */
    public static ObjectAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        ObjectType type = ObjectType.of(text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("no such type of object: " + text));
        return new ObjectAddress(type, text.substring(slash + 1));
    }

    /** The machine that the object is of; empty if it is of several. */
    public Optional<String> machine() {
        return switch (type) {
            case VAULT, POLICY -> Optional.empty();
            case PROTECTION, SCHEDULE -> Optional.of(name);
            case COPY -> Optional.of(name.substring(0, Math.max(0, name.lastIndexOf('\u2192'))));
        };
    }

    /** Creation order: by type, then by name. */
    @Override
    public int compareTo(ObjectAddress other) {
        // spelt out, because sorted maps of a whole estate ask millions of times
        int byType = type.compareTo(other.type);
        return byType == 0 ? name.compareTo(other.name) : byType;
    }

    @Override
    public String toString() {
        return type.word() + "/" + name;
    }
}
