package dev.holdfast.planner.recovery;

import dev.holdfast.planner.recovery.RestoreQueue.Load;
import dev.holdfast.planner.recovery.RestoreQueue.Transfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many machines that one failure takes and that are restored together: what each then takes, and how many storage accounts would
 * do.
 */
public final class FleetRestore {

    private final RestoreAccounts accounts;
    private final List<Member> members;
    private final Map<Optional<String>, List<Integer>> byRegion = new LinkedHashMap<>();

    /**
     * A fleet.
     *
     * @param members at least one, in a stated order
     */
    public FleetRestore(List<Member> members, RestoreAccounts accounts) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a fleet has machines");
        }
        this.accounts = accounts;
        this.members = List.copyOf(members);
        for (int i = 0; i < members.size(); i++) {
            RestoreSource source = members.get(i).alone().source();
            if (source.isVault()) {
                byRegion.computeIfAbsent(source.targetRegion(), any -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /**
     * A machine of the fleet.
     *
     * @param machine its address
     * @param alone what its restore takes alone
     */
    public record Member(String machine, RestoreEstimate alone) {}

    /** What the restore of each member takes when all are restored, in the order of the members. */
    public List<RestoreEstimate> together() {
        Map<Integer, RestoreEstimate> shared = new HashMap<>();
        byRegion.forEach((region, indices) -> {
            List<Transfer> transfers = accounts.queue(region).together(loads(indices));
            for (int i = 0; i < indices.size(); i++) {
                int index = indices.get(i);
                shared.put(index, members.get(index).alone().among(transfers.get(i)));
            }
        });
        List<RestoreEstimate> estimates = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            estimates.add(shared.getOrDefault(i, members.get(i).alone()));
        }
        return estimates;
    }

    /** The index of the restore that takes longest, the first of equals. */
    public static int last(List<RestoreEstimate> estimates) {
        int last = 0;
        for (int i = 1; i < estimates.size(); i++) {
            if (estimates.get(i).length().compareTo(estimates.get(last).length()) > 0) {
                last = i;
            }
        }
        return last;
    }

    private List<Load> loads(List<Integer> indices) {
        List<Load> loads = new ArrayList<>(indices.size());
        for (int index : indices) {
            Member member = members.get(index);
            loads.add(new Load(member.machine(), member.alone().size()));
        }
        return loads;
    }

    /**
     * The least number of storage accounts in a region, each as fast as the fastest there is, with which restores are fast enough.
     *
     * @param region one that members are restored into
     * @param enough tells it from the estimates of members restored into the region, in the order of the members; once true, it
     *     must stay true for shorter ones
     * @return empty if even an account for each of them does not do
     */
    public Optional<Integer> accountsNeeded(Optional<String> region, Enough enough) {
        List<Integer> indices = byRegion.getOrDefault(region, List.of());
        RestoreAccount fastest = RestoreQueue.fastest(accounts.accounts(region));
        int low = 1;
        int high = Math.max(1, indices.size());
        if (!suffices(high, indices, fastest, enough)) {
            return Optional.empty();
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (suffices(middle, indices, fastest, enough)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Optional.of(high);
    }

    private boolean suffices(int count, List<Integer> indices, RestoreAccount like, Enough enough) {
        List<RestoreAccount> many = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            many.add(like);
        }
        List<Transfer> transfers = new RestoreQueue(many, accounts.machineRate()).together(loads(indices));
        for (int i = 0; i < indices.size(); i++) {
            Member member = members.get(indices.get(i));
            if (!enough.test(indices.get(i), member.alone().among(transfers.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a restore is fast enough. */
    @FunctionalInterface
    public interface Enough {
        /**
         * True if it is.
         *
         * @param index of the member
         */
        boolean test(int index, RestoreEstimate estimate);
    }
}
