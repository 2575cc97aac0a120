package dev.holdfast.planner.rule;

/** Puts places such as {@code holdfast.yaml:26:5} into the order in which people read them: line 7 before line 26. */
final class PlaceOrder {

    /** Digits of a line or column, at least. */
    private static final int DIGITS = 10;

    private PlaceOrder() {}

    /** A text whose order is that of the places; numbers after a colon are filled up with zeros. */
    static String key(String place) {
        StringBuilder key = new StringBuilder(place.length() + 2 * DIGITS);
        int index = 0;
        while (index < place.length()) {
            char letter = place.charAt(index++);
            key.append(letter);
            int end = index;
            while (letter == ':' && end < place.length() && Character.isDigit(place.charAt(end))) {
                end++;
            }
            key.append("0".repeat(end > index ? Math.max(0, DIGITS - (end - index)) : 0))
                    .append(place, index, end);
            index = end;
        }
        return key.toString();
    }
}
