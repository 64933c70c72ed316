package jopher.abi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a runtime member that compiled Go code refers to. Each has one constant in [RuntimeSymbol]; a test compares both, so
/// that renaming one without the other fails the build and not a user's program.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface CompilerEntry {
}
