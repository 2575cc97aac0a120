package dev.holdfast.executor.fabric.simulated.transfer;

import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import java.util.Optional;

/** Decides what transfers and copies move, and notes what points build on. */
public final class Transfers {

    private final World world;
    private final ReferenceRule rule;
    private final Blocks blocks;

    public Transfers(World world, ContentMode mode, ReferenceRule rule) {
        this.world = world;
        this.rule = rule;
        this.blocks = mode == ContentMode.VERIFIED ? new VerifiedBlocks() : Blocks.COUNTED;
    }

    /** The snapshots of a new point are taken. */
    public void captured(WorldItem item, WorldPoint point) {
        blocks.captured(machine(item), point);
    }

    /** A point's bytes go into its vault, after those that are on their way. */
    public Move toVault(WorldItem item, WorldPoint point) {
        WorldMachine machine = machine(item);
        Reference reference = rule.of(world, item, point.captured());
        long full = Content.full(machine, point);
        long bytes = reference
                .point()
                .map(before -> Content.changed(machine, before, point))
                .orElse(full);
        Move move = new Move(reference, bytes, reference.comparison() == Comparison.CHECKSUM ? full : 0);
        world.base(item, point, reference.captured());
        blocks.moved(machine, item, point, move);
        return move;
    }

    /** A point's bytes go into another vault as its copy. */
    public Move toCopy(WorldItem source, WorldPoint point, WorldItem target, WorldPoint copy) {
        WorldMachine machine = machine(target);
        Optional<WorldPoint> common = Content.nearestCommon(machine, source, target, point);
        Reference reference = common.isPresent() ? new Reference(Comparison.TRACKED, common) : Reference.NONE;
        long bytes = common.map(there -> Content.changed(machine, there, point))
                .orElseGet(() -> Content.full(machine, point));
        Move move = new Move(reference, bytes, 0);
        world.base(target, copy, reference.captured());
        blocks.copied(machine, point, target, copy, move);
        return move;
    }

    private WorldMachine machine(WorldItem item) {
        return world.machine(item.key().machine())
                .orElseThrow(() -> new IllegalStateException("a transfer of an unknown machine: " + item.key()));
    }
}
