package dev.holdfast.planner.recovery;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.recovery.RestoreTerm.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the restore of a machine takes at most, the longest of what each place needs from which a point may have to come.
 *
 * @param source that place
 * @param size what is read from it; nothing from the snapshot tier
 * @param terms what the time is made of, in the order in which it happens
 * @param limit what decides how long the transfer takes
 * @param account name of the storage account that is written through; empty if nothing is
 */
public record RestoreEstimate(
        RestoreSource source, DataSize size, List<RestoreTerm> terms, RestoreLimit limit, String account) {

    public RestoreEstimate {
        terms = List.copyOf(terms);
    }

    /** The sum of the terms. */
    public Duration length() {
        Duration sum = Duration.ZERO;
        for (RestoreTerm term : terms) {
            sum = sum.plus(term.length());
        }
        return sum;
    }

    /** The length of the terms of a kind; zero if there is none. */
    public Duration lengthOf(Kind kind) {
        Duration sum = Duration.ZERO;
        for (RestoreTerm term : terms) {
            sum = term.kind() == kind ? sum.plus(term.length()) : sum;
        }
        return sum;
    }

    /** The same restore among others. */
    RestoreEstimate among(RestoreQueue.Transfer transfer) {
        List<RestoreTerm> longer = new ArrayList<>();
        for (RestoreTerm term : terms) {
            longer.add(term);
            if (term.kind() == Kind.TRANSFER) {
                longer.add(new RestoreTerm(Kind.QUEUE, Duration.ofSeconds(transfer.waitSeconds())));
            }
        }
        return new RestoreEstimate(source, size, longer, transfer.limit(), transfer.account());
    }

    /** {@code throughput of storage account a}, {@code rate per machine}, {@code job overhead}: whatever takes longest. */
    public String limitText() {
        Duration moving = lengthOf(Kind.TRANSFER).plus(lengthOf(Kind.QUEUE));
        if (moving.compareTo(lengthOf(Kind.JOB_OVERHEAD)) < 0) {
            return RestoreLimit.JOB_OVERHEAD.word();
        }
        return limit.word() + (limit.isOfAccount() ? " of " + account : "");
    }
}
