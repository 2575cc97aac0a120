package dev.holdfast.planner.desired.coverage;

import dev.holdfast.dsl.inventory.KnownMachine;

/**
 * A machine and the address it is known by.
 *
 * @param address unique in the plan
 * @param known the machine and its source
 * @param ambiguous true if no longer form could tell it from another machine; it gets no objects
 */
public record AddressedMachine(String address, KnownMachine known, boolean ambiguous) {}
