package dev.sinter.frontend.check;

import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.problem.Problems;

/** placeholder */
public final class NameCheck {
    public NameCheck(Unit std, Problems problems) {}

    public void check(FileUnit unit) {}

    public void checkUse(FileUnit unit) {}
}
