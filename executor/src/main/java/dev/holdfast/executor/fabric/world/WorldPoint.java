package dev.holdfast.executor.fabric.world;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.executor.fabric.guest.ConsistencyCause;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A recovery point. Kept small, at most 64 bytes: a world holds hundreds of thousands. What few points have is an object of its own. */
public final class WorldPoint {

    /** Bit of the snapshot tier. */
    public static final byte INSTANT = 1;
    /** Bit of the vault tier. */
    public static final byte VAULT = 2;
    /** Bit of the archive tier. */
    public static final byte ARCHIVE = 4;
    /** No lock. */
    public static final long UNLOCKED = Long.MIN_VALUE;
    /** It was moved as a whole, or not yet. */
    private static final long WHOLE = Long.MIN_VALUE;

    private static final String UNDELETED = "undeleted";

    /** It is not in the archive tier. */
    public static final long NOT_ARCHIVED = Long.MIN_VALUE;

    /** It never reached the vault. */
    public static final int NOT_VAULTED = -1;

    private final long captured;
    private final int disks;
    private final byte consistency;
    private final boolean copy;
    private long base = WHOLE;
    private byte tiers;
    private byte status;
    private @Nullable Rare rare;
    private @Nullable PointImages images;
    private @Nullable Promise promise;
    private int vaulted = NOT_VAULTED;
    private byte cause;
    private boolean changed;
    private boolean removed;

    /** There are many points: words are kept as their places in these lists, which cost a byte instead of a reference. */
    private static final List<Consistency> CONSISTENCIES = List.of(Consistency.values());

    private static final List<PointStatus> STATUSES = List.of(PointStatus.values());

    /**
     * What few points have: what keeps them from being deleted, when they went into the archive tier, and what was promised before
     * they were let go.
     */
    private record Rare(long lockedUntil, Optional<LegalHold> hold, long archived, List<String> letGo) {
        static final Rare NONE = new Rare(UNLOCKED, Optional.empty(), NOT_ARCHIVED, List.of());
    }

    /**
     * A point without lock, hold or promise.
     *
     * @param captured second its content is from
     * @param disks generation of the machine's disk set
     * @param tiers bits of the tiers
     * @param copy true if it was copied from another vault
     */
    public WorldPoint(long captured, int disks, byte tiers, PointStatus status, Consistency consistency, boolean copy) {
        this.captured = captured;
        this.disks = disks;
        this.tiers = tiers;
        this.status = (byte) STATUSES.indexOf(status);
        this.consistency = (byte) CONSISTENCIES.indexOf(consistency);
        this.copy = copy;
    }

    /** The second its content is from. */
    public long captured() {
        return captured;
    }

    /** Generation of the machine's disk set. */
    public int disks() {
        return disks;
    }

    /** What it promises about applications. */
    public Consistency consistency() {
        return CONSISTENCIES.get(consistency);
    }

    /** Why it is as consistent as it is. */
    public ConsistencyCause cause() {
        return ConsistencyCause.of(cause).orElseThrow();
    }

    /** True if it was copied from another vault. */
    public boolean isCopy() {
        return copy;
    }

    /** Bits of the tiers its bytes are in. */
    public byte tiers() {
        return tiers;
    }

    /** True if its bytes are in that tier. */
    public boolean isIn(byte tier) {
        return (tiers & tier) != 0;
    }

    /** Bits of the tiers in which its bytes really are: not what is still on its way, nor a snapshot that is gone. */
    public byte holdings() {
        boolean snapshot = isIn(INSTANT) && (isGood() || isIn(VAULT));
        boolean arrived = isIn(VAULT) && (isGood() || vaulted != NOT_VAULTED);
        return (byte) ((snapshot ? INSTANT : 0) | (arrived ? VAULT : 0) | (tiers & ARCHIVE));
    }

    /** Whether it can be trusted. */
    public PointStatus status() {
        return STATUSES.get(status);
    }

    /** True if it can be restored. */
    public boolean isGood() {
        return status() == PointStatus.GOOD;
    }

    /**
     * Capture of the point of its item whose blocks in the vault it builds on; empty if it was moved as a whole, or not moved
     * yet. Its content is what that point holds with everything applied that was written between the two captures.
     */
    public OptionalLong base() {
        return base == WHOLE ? OptionalLong.empty() : OptionalLong.of(base);
    }

    /** True if it builds on another point of its item. */
    boolean isBasedOn(WorldPoint other) {
        return base == other.captured;
    }

    /** What it holds, where content is kept. */
    public Optional<PointImages> images() {
        return Optional.ofNullable(images);
    }

    /** The legal hold placed on it, also when that has ended by itself. */
    public Optional<LegalHold> hold() {
        return rare().hold();
    }

    /** True while a legal hold keeps it. */
    public boolean isHeldAt(long second) {
        return rare != null
                && rare.hold()
                        .filter(hold -> hold.isInForce(Instant.ofEpochSecond(second)))
                        .isPresent();
    }

    /** Second until which it must not be deleted, or {@link #UNLOCKED}. */
    public long lockedUntil() {
        return rare().lockedUntil();
    }

    /** The second at which it went into the archive tier, or {@link #NOT_ARCHIVED}. */
    public long archived() {
        return rare().archived();
    }

    /** What was last promised for it. */
    public Optional<Promise> promise() {
        return Optional.ofNullable(promise);
    }

    /** Digests of the rules that were promised for it before it was let go; empty if it was not, or nothing was promised. */
    public List<String> letGo() {
        return rare().letGo();
    }

    /** How many seconds after its capture it was in the vault, or {@link #NOT_VAULTED}. */
    public int vaulted() {
        return vaulted;
    }

    /** True if the point is no longer part of its item. */
    public boolean removed() {
        return removed;
    }

    /** Changed since it was last stored. */
    boolean changed() {
        return changed;
    }

    void markChanged(boolean now) {
        changed = now;
    }

    void markRemoved() {
        removed = true;
    }

    void tiers(byte now) {
        tiers = now;
    }

    void status(PointStatus now) {
        status = (byte) STATUSES.indexOf(now);
    }

    /** Notes when a good point is first seen in the vault. */
    void reached(long second) {
        if (vaulted == NOT_VAULTED && isGood() && isIn(VAULT)) {
            vaulted = (int) Math.min(Integer.MAX_VALUE, Math.max(0, second - captured));
        }
    }

    /** A promise that is taken back is remembered, for a point that is undeleted. */
    void promise(@Nullable Promise now) {
        boolean released = now != null && now.isReleased();
        boolean wasReleased = promise != null && promise.isReleased();
        if (released && !wasReleased) {
            letGo(promise == null ? List.of() : promise.rules());
        } else if (!released) {
            letGo(List.of());
        }
        promise = now;
    }

    /** The same point once more, promised what it was before it was let go. */
    WorldPoint undeleted() {
        Optional<Promise> again = promise();
        if (again.isPresent() && again.get().isReleased()) {
            again = letGo().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Promise(letGo(), List.of(UNDELETED), Optional.empty()));
        }
        WorldPoint back = new WorldPoint(captured, disks, tiers, status(), consistency(), copy)
                .guarded(lockedUntil(), hold())
                .archived(archived())
                .promised(again)
                .vaulted(vaulted)
                .because(cause())
                .based(base());
        back.images = images;
        return back;
    }

    /** Sets what was promised before it was let go; part of restoring a stored point. */
    public WorldPoint letGo(List<String> rules) {
        return rare(new Rare(lockedUntil(), hold(), archived(), List.copyOf(rules)));
    }

    /** Sets when it reached the vault; part of restoring a stored point. */
    public WorldPoint vaulted(int seconds) {
        vaulted = seconds;
        return this;
    }

    /** Sets lock and hold; part of restoring a stored point. */
    public WorldPoint guarded(long until, Optional<LegalHold> placed) {
        return rare(new Rare(until, placed, archived(), letGo()));
    }

    /** Sets when it went into the archive tier; part of archiving or restoring a stored point. */
    public WorldPoint archived(long second) {
        return rare(new Rare(lockedUntil(), hold(), second, letGo()));
    }

    private Rare rare() {
        return rare == null ? Rare.NONE : rare;
    }

    private WorldPoint rare(Rare now) {
        rare = now.equals(Rare.NONE) ? null : now;
        return this;
    }

    /** Sets why it is as consistent as it is; part of making or restoring a point. */
    public WorldPoint because(ConsistencyCause known) {
        cause = known.code();
        return this;
    }

    /** Sets what it builds on; part of moving or restoring a point. */
    public WorldPoint based(OptionalLong on) {
        base = on.orElse(WHOLE);
        return this;
    }

    /** Keeps what it holds. */
    public void keep(PointImages held) {
        images = held;
    }

    /** Sets the promise; part of making or restoring a point. */
    public WorldPoint promised(Optional<Promise> given) {
        promise = given.orElse(null);
        return this;
    }
}
