package dev.holdfast.dsl.model.move;

/**
 * Says that something has a new name and is still the same: nothing of it is deleted and made anew.
 *
 * @param type what has the new name
 * @param from its name before; of a machine its address
 * @param to its name now; of a machine its name, or address where the name is not unique
 */
public record Move(MoveType type, String from, String to) {

    /** How the language writes a side of it: {@code policy/gold}. */
    public static String written(MoveType type, String name) {
        return type.word() + "/" + name;
    }
}
