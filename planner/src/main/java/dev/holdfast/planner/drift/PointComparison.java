package dev.holdfast.planner.drift;

import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What differs between a point as recorded and as found. Mutable, used once. */
final class PointComparison {

    /** Enough of a digest to tell rules apart. */
    private static final int DIGITS = 8;

    private final Instant at;
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private DriftClass worst = DriftClass.BENIGN;
    private boolean promise;

    PointComparison(Instant at) {
        this.at = at;
    }

    /** Compares a point as it was recorded with the same point as it was found. */
    void compare(RecoveryPoint last, RecoveryPoint now) {
        if (last.equals(now)) {
            return;
        }
        if (last.isGood() && !now.isGood()) {
            say(last.status().word(), now.status().word(), DriftClass.PROTECTION);
        }
        if (!last.lockedUntil().equals(now.lockedUntil())) {
            say(lock(last), lock(now), locks(last.lockedUntil(), now.lockedUntil()));
        }
        if (!last.hold().equals(now.hold())) {
            say(hold(last), hold(now), holds(last, now));
        }
        if (!sameTerms(last.promise(), now.promise())) {
            promise = true;
            sayPromises(last.promise(), now.promise());
        }
    }

    private void sayPromises(Optional<Promise> last, Optional<Promise> now) {
        String was = promise(last);
        String is = promise(now);
        boolean alike = was.equals(is);
        say(alike ? was + byRules(last) : was, alike ? is + byRules(now) : is, promises(last, now));
    }

    private static String byRules(Optional<Promise> promise) {
        List<String> digests = new ArrayList<>();
        for (String digest : rules(promise)) {
            digests.add(digest.substring(0, Math.min(DIGITS, digest.length())));
        }
        return " by " + String.join(" and ", digests);
    }

    private void say(String was, String is, DriftClass driftClass) {
        before.add(was);
        after.add(is);
        worst = worst.or(driftClass);
    }

    private static String lock(RecoveryPoint point) {
        return point.lockedUntil().map(until -> "locked until " + until).orElse("not locked");
    }

    private DriftClass locks(Optional<Instant> last, Optional<Instant> now) {
        Instant was = last.orElse(Instant.MIN);
        Instant is = now.orElse(Instant.MIN);
        if (is.isAfter(was)) {
            return DriftClass.COST;
        }
        return was.isAfter(at) ? DriftClass.PROTECTION : DriftClass.BENIGN;
    }

    private static String hold(RecoveryPoint point) {
        return point.hold().map(LegalHold::display).orElse("not held");
    }

    private DriftClass holds(RecoveryPoint last, RecoveryPoint now) {
        boolean shorter = last.isHeldAt(at)
                && now.hold()
                        .map(hold -> hold.isShorterThan(last.hold().orElseThrow()))
                        .orElse(true);
        if (shorter) {
            return DriftClass.PROTECTION;
        }
        boolean longer = now.isHeldAt(at)
                && last.hold()
                        .map(hold -> hold.isShorterThan(now.hold().orElseThrow()))
                        .orElse(true);
        return longer ? DriftClass.COST : DriftClass.BENIGN;
    }

    /** Reasons are texts from the time of the promise; rules and end are what holds. */
    private static boolean sameTerms(Optional<Promise> last, Optional<Promise> now) {
        return last.equals(now)
                || (last.isPresent()
                        && now.isPresent()
                        && last.get().rules().equals(now.get().rules())
                        && last.get().until().equals(now.get().until())
                        && last.get().isReleased() == now.get().isReleased());
    }

    private static String promise(Optional<Promise> promise) {
        if (promise.isEmpty()) {
            return "without promise";
        }
        String until = promise.get().until().map(end -> " until " + end).orElse("");
        return promise.get().isReleased()
                ? "let go"
                : "promised: " + String.join(", ", promise.get().reasons()) + until;
    }

    private static DriftClass promises(Optional<Promise> last, Optional<Promise> now) {
        boolean kept = last.isPresent() && !last.get().isReleased();
        boolean keeps = now.isPresent() && !now.get().isReleased();
        boolean all = keeps && rules(now).containsAll(rules(last));
        return kept && !all ? DriftClass.PROTECTION : DriftClass.COST;
    }

    private static List<String> rules(Optional<Promise> promise) {
        return promise.map(Promise::rules).orElse(List.of());
    }

    /** True if nothing differs that matters. */
    boolean isEqual() {
        return before.isEmpty();
    }

    /** What was recorded of what differs. */
    String before() {
        return String.join(", ", before);
    }

    /** What was found in its place. */
    String after() {
        return String.join(", ", after);
    }

    /** The class of the worst difference. */
    DriftClass worst() {
        return worst;
    }

    /** True if the promises differ. */
    boolean concernsPromise() {
        return promise;
    }
}
