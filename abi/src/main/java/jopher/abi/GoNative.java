package jopher.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the Java method that is the body of a Go function without one.
///
/// The values are the function's symbols as Go's linker writes them: `time.runtimeNano`, `sync.(*poolLocal).pin`. The method is
/// public and static in a public class of package `jopher.runtime.natives`; its descriptor is the one that generated code has
/// for a function of that Go type (the hidden goroutine first, further results through it). The compiler reads the marks
/// from the class files; one method may serve several functions.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface GoNative {
    String[] value();
}
