package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.simulated.agenda.Agenda;
import dev.holdfast.executor.fabric.simulated.agenda.TermsBook;
import dev.holdfast.executor.fabric.simulated.job.ChangeJobs;
import dev.holdfast.executor.fabric.simulated.restore.Restores;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;

/** What works on a world; each part remembers what it has looked up by name. */
record Service(
        VaultOperations vaults,
        ProtectionOperations protections,
        PointOperations points,
        Restores restores,
        Simulation simulation,
        Waits waits) {

    static Service of(World world, Fabric service, ServiceProfile profile, Transfers transfers) {
        TermsBook terms = new TermsBook(world);
        Agenda agenda = new Agenda(world, terms, profile.timings().cleanUpTime());
        Census census = new Census(world);
        Guards guards = new Guards(world);
        Restores restores = new Restores(world, profile, agenda);
        Simulation simulation = new Simulation(world, service, profile, terms, agenda, restores, transfers);
        return new Service(
                new VaultOperations(world, profile, census, guards),
                new ProtectionOperations(world, profile, census, agenda, guards, terms),
                new PointOperations(world, profile, simulation, guards, new ChangeJobs(world, profile)),
                restores,
                simulation,
                new Waits(world, simulation));
    }
}
