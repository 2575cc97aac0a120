package dev.holdfast.executor.fabric;

/**
 * The name of one intended effect. A fabric carries a key out at most once, however often it is asked.
 *
 * @param value unique among all operations ever sent to the fabric; not empty
 */
public record OperationKey(String value) {
    public OperationKey {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an operation key must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
