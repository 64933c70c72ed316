package jopher.compiler.export;

import java.util.List;

/// The export data of one package.
///
/// @param data for [ExportReader]
/// @param face what importers depend on, for a hash
/// @param refersTo paths of the packages whose objects occur in the face, sorted: importers depend on their faces, too
public record Exported(byte[] data, byte[] face, List<String> refersTo) {}
