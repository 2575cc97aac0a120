/**
 * How fresh the protection of each machine is, now.
 *
 * <p>In: the record, the world and the service profile. Out: {@link dev.holdfast.cli.status.MachineStatus}es.
 */
@NullMarked
package dev.holdfast.cli.status;

import org.jspecify.annotations.NullMarked;
