package dev.holdfast.executor.fabric.simulated.transfer;

/**
 * What a transfer or a copy has to do.
 *
 * @param reference what it is compared with
 * @param bytes to move
 * @param comparedBytes to read and compare first, 0 unless by checksums
 */
public record Move(Reference reference, long bytes, long comparedBytes) {}
