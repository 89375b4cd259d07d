/**
 * Files as expansion sees them: their functions, constants and imports, and the standard library.
 *
 * <p>In: parsed files. Out: {@link dev.sinter.frontend.expand.unit.Unit}s. The library is parsed one declaration at a time, when
 * its name is first used. Next: {@code expand} looks names up here.
 */
package dev.sinter.frontend.expand.unit;
