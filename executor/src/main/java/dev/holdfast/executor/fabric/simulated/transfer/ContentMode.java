package dev.holdfast.executor.fabric.simulated.transfer;

/** What a world knows of the content of disks. Both give the same jobs, points and bytes. */
public enum ContentMode {
    /** How much differs between any two moments. */
    COUNTED,
    /** What every point holds, extent by extent; costs memory and time with every extent that changes. */
    VERIFIED
}
