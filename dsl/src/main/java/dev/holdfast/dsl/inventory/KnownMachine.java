package dev.holdfast.dsl.inventory;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.machine.VirtualMachine;

/**
 * A machine and where it is known from.
 *
 * @param machine the machine, presets filled in
 * @param source the line that declares it, or its record in an inventory
 * @param declared true if a declaration names it; false if only an inventory does
 */
public record KnownMachine(VirtualMachine machine, SourceSpan source, boolean declared) {}
