package jopher.compiler.driver;

import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedProgram;

/// Finds the packages of a program: what load takes.
@FunctionalInterface
interface ProgramLoader {
    LoadedProgram load() throws LoadException;
}
