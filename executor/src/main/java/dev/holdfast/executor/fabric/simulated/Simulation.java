package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.agenda.Event;
import dev.holdfast.executor.fabric.simulated.agenda.TermsBook;
import dev.holdfast.executor.fabric.simulated.fault.FaultEffects;
import dev.holdfast.executor.fabric.simulated.job.Backups;
import dev.holdfast.executor.fabric.simulated.job.CleanUp;
import dev.holdfast.executor.fabric.simulated.job.Copies;
import dev.holdfast.executor.fabric.simulated.restore.Restores;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.JobPhase;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import java.time.Instant;
import java.util.List;

/** Lets time pass: takes what is due from the agenda, in order, and does it. */
final class Simulation {

    private final World world;
    private final Agenda agenda;
    private final Backups backups;
    private final Copies copies;
    private final CleanUp cleanUp;
    private final Restores restores;
    private final FaultEffects faults;
    private int finishedBackups;
    private int finishedCopies;
    private int expired;
    private long transferred;

    Simulation(
            World world,
            Fabric service,
            ServiceProfile profile,
            TermsBook terms,
            Agenda agenda,
            Restores restores,
            Transfers transfers) {
        this.world = world;
        this.agenda = agenda;
        this.backups = new Backups(world, profile, terms, agenda, transfers);
        this.copies = new Copies(world, profile, agenda, transfers);
        this.restores = restores;
        this.faults = new FaultEffects(world, service, agenda, backups);
        this.cleanUp = new CleanUp(world, profile, terms, copies);
    }

    /** Backup jobs. */
    Backups backups() {
        return backups;
    }

    /** Copies between vaults. */
    Copies copies() {
        return copies;
    }

    /** Faults that come from now on; what is due at this very second happens at once. */
    void inject(List<InjectedFault> injected) {
        for (InjectedFault fault : injected) {
            InjectedFault coming = fault.numbered(world.faults().next()).in(FaultState.COMING);
            world.faults().put(coming);
            agenda.add(coming);
        }
        advanceTo(world.clock());
    }

    /** Moves the clock to an instant and does everything that is due until then, inclusive. */
    AdvanceSummary advanceTo(long until) {
        restores.share();
        long from = world.clock();
        finishedBackups = 0;
        finishedCopies = 0;
        expired = 0;
        transferred = 0;
        Event event = agenda.poll(until);
        while (event != null) {
            world.clock(event.at());
            happen(event);
            event = agenda.poll(until);
        }
        world.clock(until);
        return new AdvanceSummary(
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(until),
                finishedBackups,
                finishedCopies,
                expired,
                transferred);
    }

    private void happen(Event event) {
        if (event instanceof Event.FaultBegins begins) {
            world.faults().find(begins.number()).ifPresent(faults::begins);
        } else if (event instanceof Event.FaultEnds ends) {
            world.faults().find(ends.number()).ifPresent(faults::ends);
        } else if (event instanceof Event.JobEnds ends) {
            phaseEnds(ends.job());
        } else if (event instanceof Event.RestoreEnds ends) {
            world.restores().find(ends.restore()).ifPresent(restores::ended);
        } else if (event instanceof Event.CopiesDue due) {
            copies.follow(due.times());
            agenda.addClose(due.address(), due.times());
        } else if (event instanceof Event.BackupDue due) {
            due.timetable().advance();
            backups.startScheduled(due.machine());
            agenda.addStart(due.machine(), due.timetable());
        } else {
            expired += cleanUp.run();
            agenda.addCleanUp();
        }
    }

    private void phaseEnds(RunningJob job) {
        if (job.kind() == JobKind.COPY) {
            copies.completed(job);
        } else {
            backup(job);
        }
        if (job.stage().phase() == JobPhase.WAITING) {
            return; // counted when an attempt of it ends
        }
        if (world.jobs().running(job.kind(), job.item(), job.captured()).isEmpty()) {
            // a transfer that was caught up belongs to a backup that was counted
            finishedBackups += job.kind() == JobKind.BACKUP && job.started() <= job.captured() ? 1 : 0;
            finishedCopies += job.kind() == JobKind.COPY ? 1 : 0;
            transferred = Math.addExact(transferred, job.bytes());
        }
    }

    private void backup(RunningJob job) {
        switch (job.stage().phase()) {
            case SNAPSHOT -> backups.snapshotOver(job);
            case WAITING -> backups.tryAgain(job);
            case TRANSFER -> {
                if (backups.transferred(job)) {
                    copies.afterTransfer(job.item());
                }
            }
        }
    }
}
