/**
 * What a running command has around it.
 *
 * <p>In: the world outside as values ({@link dev.holdfast.cli.session.Surroundings}) and the rooms below
 * ({@link dev.holdfast.cli.session.Rooms}). Out: {@link dev.holdfast.cli.session.Session}, one per command, and
 * {@link dev.holdfast.cli.session.ExitStatus}, computed from the result alone.
 */
@NullMarked
package dev.holdfast.cli.session;

import org.jspecify.annotations.NullMarked;
