package dev.holdfast.executor.fabric;

/**
 * What became of an operation that was accepted.
 *
 * @param key the operation
 * @param result what it made: the id of a point, or the address of an object
 */
public record OperationOutcome(OperationKey key, String result) {}
