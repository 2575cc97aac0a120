package dev.holdfast.cli.runbook;

import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.RegionPairs;
import dev.holdfast.executor.fabric.DiskEncryption;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.objective.RestorablePlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command that brings a machine back after each class of failure, as docs/cli.md describes it. */
final class RestoreWays {

    private static final String SUFFIX = "-restored";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._()-]{0,80}");

    private final Map<String, Vault> vaults;
    private final RegionPairs pairs;

    RestoreWays(Map<String, Vault> vaults, RegionPairs pairs) {
        this.vaults = vaults;
        this.pairs = pairs;
    }

    /** Where a machine is restored, and by what command. */
    record Way(String region, String command) {}

    /**
     * The command for a machine.
     *
     * @param before for a failure that corrupts data: the last moment that is known to be good
     * @return empty if nothing of the machine survives the failure
     */
    Optional<Way> after(FailureClass failureClass, DesiredMachine machine, String before) {
        Optional<String> region = region(failureClass, machine);
        if (region.isEmpty()) {
            return Optional.empty();
        }
        List<String> options = new ArrayList<>();
        if (failureClass == FailureClass.APPLICATION || failureClass == FailureClass.RANSOMWARE) {
            options.addAll(List.of("--to-time", before));
        }
        if (!isHome(region.get(), machine)) {
            options.addAll(List.of("--region", region.get()));
        }
        boolean inPlace = failureClass == FailureClass.DISK || failureClass == FailureClass.RACK;
        kind(machine, inPlace, options);
        role(machine).ifPresent(role -> options.addAll(List.of("--role", role)));
        return Optional.of(new Way(region.get(), ShellWords.command("restore", options, List.of(machine.address()))));
    }

    /** The command that restores several machines together. */
    static String together(List<DesiredMachine> machines) {
        List<String> options = new ArrayList<>();
        boolean disksOnly = machines.stream().anyMatch(RestoreWays::isPartial);
        options.addAll(
                disksOnly
                        ? List.of("--as", "disks", "--resource-group", "*" + SUFFIX)
                        : List.of("--name", "*" + SUFFIX));
        machines.stream()
                .flatMap(machine -> role(machine).stream())
                .distinct()
                .sorted()
                .forEach(role -> options.addAll(List.of("--role", role)));
        return ShellWords.command(
                "restore",
                options,
                machines.stream().map(DesiredMachine::address).toList());
    }

    /** A machine whose backups leave out a disk can be restored as disks only. */
    static boolean isPartial(DesiredMachine machine) {
        return !machine.disks().excludedNames().isEmpty();
    }

    private static void kind(DesiredMachine machine, boolean inPlace, List<String> options) {
        String own = machine.address().substring(machine.address().lastIndexOf('/') + 1);
        String restored = (NAME.matcher(own).matches() ? own : "*") + SUFFIX;
        if (isPartial(machine)) {
            options.addAll(List.of("--as", "disks", "--resource-group", restored));
        } else if (inPlace) {
            options.addAll(List.of("--as", "replace-disks"));
        } else {
            options.addAll(List.of("--name", restored));
        }
    }

    private static Optional<String> role(DesiredMachine machine) {
        return DiskEncryption.of(
                        machine.known().machine().details().encryption().orElse(""))
                .role();
    }

    private static boolean isHome(String region, DesiredMachine machine) {
        return machine.known().machine().region().orElse("").equals(region);
    }

    /** Where its points can be restored after a failure: where it is if that will do, else where the data survives. */
    private Optional<String> region(FailureClass failureClass, DesiredMachine machine) {
        Vault home = machine.vault().map(vaults::get).orElse(null);
        if (home == null) {
            return Optional.empty();
        }
        RestorablePlaces places = new RestorablePlaces(failureClass, type(machine), home);
        List<String> regions = new ArrayList<>();
        List<Vault> all = new ArrayList<>(List.of(home));
        machine.design()
                .ifPresent(design -> design.policy().copies().stream()
                        .map(CopyRule::to)
                        .map(vaults::get)
                        .forEach(vault -> {
                            if (vault != null) {
                                all.add(vault);
                            }
                        }));
        for (Vault vault : all) {
            if (places.vaultLoss(vault).isEmpty()) {
                String own = vault.region().toLowerCase(Locale.ROOT);
                Optional<String> readable = places.isReadFromPairedRegion(vault) ? pairs.of(own) : Optional.of(own);
                readable.ifPresent(regions::add);
            }
        }
        return regions.stream()
                .filter(region -> isHome(region, machine))
                .findFirst()
                .or(() -> regions.stream().findFirst());
    }

    private static PolicyType type(DesiredMachine machine) {
        return machine.design()
                .map(design ->
                        design.choice() instanceof Choice.Backup backup ? backup.policyType() : PolicyType.STANDARD)
                .orElse(PolicyType.STANDARD);
    }
}
