package dev.sinter.frontend.expand.value;

import java.util.List;

/** Something that can stand before a parenthesis: a declared function or a primitive. */
public interface Callable {
    String name();

    List<Formal> formals();
}
