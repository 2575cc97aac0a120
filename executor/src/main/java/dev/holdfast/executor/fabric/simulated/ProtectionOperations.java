package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.DiskEncryption;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.agenda.CopyTimes;
import dev.holdfast.executor.fabric.simulated.agenda.Terms;
import dev.holdfast.executor.fabric.simulated.agenda.TermsBook;
import dev.holdfast.executor.fabric.simulated.agenda.Timetable;
import dev.holdfast.executor.fabric.simulated.job.Backups;
import dev.holdfast.executor.fabric.simulated.job.ChangeJobs;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done to protections, schedules and copy rules, and when the service refuses. Each returns the address. */
final class ProtectionOperations {

    private final World world;
    private final ServiceProfile profile;
    private final Census census;
    private final Agenda agenda;
    private final Guards guards;
    private final ChangeJobs jobs;
    private final TermsBook terms;

    ProtectionOperations(
            World world, ServiceProfile profile, Census census, Agenda agenda, Guards guards, TermsBook terms) {
        this.world = world;
        this.guards = guards;
        this.terms = terms;
        this.jobs = new ChangeJobs(world, profile);
        this.profile = profile;
        this.census = census;
        this.agenda = agenda;
    }

    String protect(ManagedObject protection, Machine machine) throws FabricException {
        Refusals.require(protection, ObjectType.PROTECTION);
        Optional<ManagedObject> before = world.objects().containsKey(protection.address())
                ? Optional.of(world.objects().get(protection.address()))
                : Optional.empty();
        check(protection, before, Optional.of(machine));
        put(protection, before, Optional.of(machine));
        return protection.address().toString();
    }

    String update(ManagedObject protection, Optional<Machine> machine) throws FabricException {
        Refusals.require(protection, ObjectType.PROTECTION);
        ManagedObject before = Refusals.found(
                world, ObjectType.PROTECTION, protection.address().name());
        check(protection, Optional.of(before), machine);
        put(protection, Optional.of(before), machine);
        return protection.address().toString();
    }

    private void check(ManagedObject protection, Optional<ManagedObject> before, Optional<Machine> machine)
            throws FabricException {
        String name = protection.address().name();
        if (machine.isPresent() && !machine.get().address().equals(name)) {
            throw Refusals.invalid(
                    "The machine " + machine.get().address() + " is not the one of " + protection.address() + ".");
        }
        String state = protection.text(AttributeNames.PROTECTION_STATE);
        if (!state.equals(AttributeNames.ACTIVE) && !state.equals(AttributeNames.STOPPED)) {
            throw Refusals.invalid("A protection is active or stopped, not '" + state + "'.");
        }
        ManagedObject vault = Refusals.found(world, ObjectType.VAULT, protection.text(AttributeNames.VAULT));
        if (!Backups.isActive(protection)) {
            return;
        }
        ManagedObject policy = Refusals.found(world, ObjectType.POLICY, protection.text(AttributeNames.POLICY));
        checkPlace(protection, vault, machine);
        if (before.isPresent()) {
            checkChange(protection, before.get(), policy);
        }
        checkWayBack(name, before, policy);
        checkLimits(protection, before, machine);
        checkSelection(protection, machine);
    }

    /** Some disks cannot be left out. */
    private void checkSelection(ManagedObject protection, Optional<Machine> machine) throws FabricException {
        Optional<Machine> described = machine.isPresent()
                ? machine
                : world.machine(protection.address().name()).map(WorldMachine::machine);
        if (described.isEmpty()) {
            return;
        }
        boolean encrypted =
                described.get().guest().encryption().map(DiskEncryption::of).orElse(DiskEncryption.PLATFORM)
                        == DiskEncryption.DISK_ENCRYPTION;
        List<MachineDisk> included = included(protection, described.get());
        for (MachineDisk disk : described.get().disks()) {
            if (!included.contains(disk) && (disk.os() || encrypted)) {
                throw FabricException.permanent(
                        FabricError.DISK_SELECTION,
                        "The disk " + disk.name() + " of " + described.get().address() + " cannot be left out: "
                                + (disk.os()
                                        ? "it is the operating system disk."
                                        : "the machine is encrypted by disk encryption."));
            }
        }
    }

    private void checkPlace(ManagedObject protection, ManagedObject vault, Optional<Machine> machine)
            throws FabricException {
        Optional<Machine> described = machine.isPresent()
                ? machine
                : world.machine(protection.address().name()).map(WorldMachine::machine);
        if (described.isEmpty()) {
            throw Refusals.missing("machine " + protection.address().name());
        }
        String region = described.get().region();
        if (!region.equalsIgnoreCase(vault.text(AttributeNames.REGION))) {
            throw FabricException.permanent(
                    FabricError.REGION_MISMATCH,
                    "The machine " + described.get().address() + " runs in '" + region + "', the vault "
                            + vault.address().name() + " is in '" + vault.text(AttributeNames.REGION) + "'.");
        }
    }

    private void checkChange(ManagedObject protection, ManagedObject before, ManagedObject policy)
            throws FabricException {
        boolean sameVault = before.text(AttributeNames.VAULT).equals(protection.text(AttributeNames.VAULT));
        if (!sameVault && Backups.isActive(before)) {
            throw FabricException.permanent(
                    FabricError.ALREADY_PROTECTED,
                    protection.address().name() + " is protected by the vault " + before.text(AttributeNames.VAULT)
                            + ".");
        }
        Optional<RetentionRule> kept = terms.ofProtection(before).map(Terms::rule);
        if (sameVault && kept.isPresent()) {
            guards.checkCut(
                    protection.text(AttributeNames.VAULT),
                    kept.get(),
                    terms.of(policy.address()).orElseThrow().rule());
        }
    }

    /** Once under an enhanced policy, always: also after the protection was stopped, and in another vault. */
    private void checkWayBack(String machine, Optional<ManagedObject> before, ManagedObject policy)
            throws FabricException {
        if (isEnhanced(policy)) {
            return;
        }
        Optional<ManagedObject> enhanced = before.filter(this::followsEnhanced);
        if (enhanced.isPresent()) {
            throw FabricException.permanent(
                    FabricError.NO_WAY_BACK,
                    machine + " follows the enhanced policy " + enhanced.get().text(AttributeNames.POLICY) + ".");
        }
        if (world.machine(machine).filter(WorldMachine::wasEnhanced).isPresent()) {
            throw FabricException.permanent(
                    FabricError.NO_WAY_BACK,
                    machine + " was protected under an enhanced policy before, and "
                            + policy.address().name() + " is a standard one.");
        }
    }

    private boolean followsEnhanced(ManagedObject protection) {
        return world.object(ObjectType.POLICY, protection.text(AttributeNames.POLICY))
                .filter(ProtectionOperations::isEnhanced)
                .isPresent();
    }

    private static boolean isEnhanced(ManagedObject policy) {
        return policy.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED);
    }

    private void checkLimits(ManagedObject protection, Optional<ManagedObject> before, Optional<Machine> machine)
            throws FabricException {
        String vault = protection.text(AttributeNames.VAULT);
        boolean counted = before.map(known -> known.text(AttributeNames.VAULT).equals(vault))
                .orElse(false);
        int most = profile.limits().vault().machines();
        if (!counted && census.inVault(vault) >= most) {
            throw FabricException.permanent(
                    FabricError.LIMIT_EXCEEDED, "The vault " + vault + " protects " + most + " machines already.");
        }
        if (machine.isPresent()) {
            checkSizes(protection, machine.get());
            int disks = included(protection, machine.get()).size();
            if (disks > profile.limits().disksPerMachine()) {
                throw FabricException.permanent(
                        FabricError.LIMIT_EXCEEDED,
                        protection.address().name() + " has " + disks + " disks to back up; the service takes "
                                + profile.limits().disksPerMachine() + ".");
            }
        }
    }

    private void checkSizes(ManagedObject protection, Machine machine) throws FabricException {
        long most = profile.limits().diskSize().bytes();
        long together = 0;
        for (MachineDisk disk : included(protection, machine)) {
            if (disk.sizeBytes() > most) {
                throw FabricException.permanent(
                        FabricError.LIMIT_EXCEEDED,
                        "The disk " + disk.name() + " of " + machine.address() + " is larger than "
                                + profile.limits().diskSize() + ", the largest the service backs up.");
            }
            together += disk.sizeBytes(); // each at most as large as a disk may be
        }
        if (together > profile.limits().machineSize().bytes()) {
            throw FabricException.permanent(
                    FabricError.LIMIT_EXCEEDED,
                    "The disks of " + machine.address() + " are larger than "
                            + profile.limits().machineSize() + " together, the most the service backs up.");
        }
    }

    private void put(ManagedObject protection, Optional<ManagedObject> before, Optional<Machine> machine) {
        String name = protection.address().name();
        Optional<WorldMachine> known = world.machine(name);
        Optional<Machine> described = machine.isPresent() ? machine : known.map(WorldMachine::machine);
        if (described.isPresent()) {
            WorldMachine kept = known.orElseGet(() -> new WorldMachine(described.get(), List.of()));
            boolean changed = kept.describe(described.get(), included(protection, described.get()), world.clock());
            if (known.isEmpty()) {
                world.add(kept);
            } else if (changed) {
                world.touched(kept);
            }
        }
        before.ifPresent(this::remember);
        world.put(protection);
        remember(protection);
        census.changed(before, Optional.of(protection));
        list(protection, before);
    }

    /** That a machine follows an enhanced policy is never forgotten. */
    private void remember(ManagedObject protection) {
        Optional<WorldMachine> machine = world.machine(protection.address().name());
        if (Backups.isActive(protection)
                && followsEnhanced(protection)
                && machine.isPresent()
                && !machine.get().wasEnhanced()) {
            machine.get().becomesEnhanced();
            world.touched(machine.get());
        }
    }

    /** What the service lists of a change: nothing if only the machine is described anew. */
    private void list(ManagedObject protection, Optional<ManagedObject> before) {
        boolean wasActive = before.filter(Backups::isActive).isPresent();
        if (Backups.isActive(protection)) {
            if (before.filter(protection::equals).isEmpty()) {
                jobs.configured(Backups.home(protection), protection.text(AttributeNames.POLICY));
            }
        } else if (wasActive) {
            jobs.disabled(Backups.home(protection));
        }
    }

    /** Disks a backup contains: all but those left out. */
    private static List<MachineDisk> included(ManagedObject protection, Machine machine) {
        List<String> excluded =
                protection.attributes().get(AttributeNames.EXCLUDED_DISKS) instanceof AttributeValue.Members members
                        ? members.members()
                        : List.of();
        List<MachineDisk> contents = new ArrayList<>(machine.disks().size());
        for (MachineDisk disk : machine.disks()) {
            if (!excluded.contains(disk.name())) {
                contents.add(disk);
            }
        }
        return contents;
    }

    String stop(String machine) throws FabricException {
        ManagedObject protection = Refusals.found(world, ObjectType.PROTECTION, machine);
        remember(protection);
        if (Backups.isActive(protection)) {
            jobs.disabled(Backups.home(protection));
        }
        world.remove(protection.address());
        world.remove(new ObjectAddress(ObjectType.SCHEDULE, machine));
        census.changed(Optional.of(protection), Optional.empty());
        agenda.scheduleChanged(machine);
        return protection.address().toString();
    }

    String putSchedule(ManagedObject schedule) throws FabricException {
        Refusals.require(schedule, ObjectType.SCHEDULE);
        String machine = schedule.text(AttributeNames.MACHINE);
        if (!machine.equals(schedule.address().name())) {
            throw Refusals.invalid(schedule.address() + " names another machine: '" + machine + "'.");
        }
        Refusals.found(world, ObjectType.PROTECTION, machine);
        try {
            Agenda.read(schedule);
            Timetable.slot(schedule);
        } catch (QuantityException e) {
            throw Refusals.invalid(schedule.address() + " cannot be read: " + e.detail());
        }
        world.put(schedule);
        agenda.scheduleChanged(machine);
        return schedule.address().toString();
    }

    String deleteSchedule(String machine) throws FabricException {
        ManagedObject schedule = Refusals.found(world, ObjectType.SCHEDULE, machine);
        world.remove(schedule.address());
        agenda.scheduleChanged(machine);
        return schedule.address().toString();
    }

    String putCopyRule(ManagedObject rule) throws FabricException {
        Refusals.require(rule, ObjectType.COPY);
        String source = rule.text(AttributeNames.VAULT);
        String target = rule.text(AttributeNames.TARGET_VAULT);
        Refusals.found(world, ObjectType.VAULT, source);
        Refusals.found(world, ObjectType.VAULT, target);
        checkCopies(profile);
        if (source.equals(target)) {
            throw Refusals.invalid(rule.address() + " copies into its own vault.");
        }
        if (!rule.address().equals(ObjectAddress.copy(rule.text(AttributeNames.MACHINE), target))) {
            throw Refusals.invalid(rule.address() + " is not the name of these copies.");
        }
        CopyTimes times;
        try {
            times = CopyTimes.of(rule);
        } catch (QuantityException e) {
            throw Refusals.invalid(rule.address() + " cannot be read: " + e.detail());
        }
        checkSources(rule, target);
        Optional<ManagedObject> before = world.object(rule.address());
        world.put(rule);
        census.copyChanged(before, Optional.of(rule));
        times.terms().promised().ifPresent(world::add);
        agenda.copyRuleChanged(rule.address());
        return rule.address().toString();
    }

    /** Machines that a vault protects and those whose copies it takes are its data sources. */
    private void checkSources(ManagedObject rule, String target) throws FabricException {
        int most = profile.limits().vault().sources();
        if (world.object(rule.address()).isEmpty() && census.inVault(target) + census.copiesTo(target) >= most) {
            throw FabricException.permanent(
                    FabricError.LIMIT_EXCEEDED, "The vault " + target + " has " + most + " data sources already.");
        }
    }

    /** Not every service copies between vaults. */
    static void checkCopies(ServiceProfile profile) throws FabricException {
        if (!profile.vaultCopies()) {
            throw FabricException.permanent(
                    FabricError.COPY_UNSUPPORTED, "The service does not copy points from vault to vault.");
        }
    }

    String deleteCopyRule(ObjectAddress address) throws FabricException {
        Optional<ManagedObject> rule = world.object(address);
        if (rule.isEmpty() || address.type() != ObjectType.COPY) {
            throw Refusals.missing(address.toString());
        }
        world.remove(address);
        census.copyChanged(rule, Optional.empty());
        agenda.copyRuleChanged(address);
        return address.toString();
    }
}
