package dev.holdfast.dsl.model.machine;

/**
 * The scale set a virtual machine is an instance of.
 *
 * @param name name of the scale set
 * @param orchestration uniform instances are refused by every backup mechanism
 */
public record ScaleSet(String name, Orchestration orchestration) {}
