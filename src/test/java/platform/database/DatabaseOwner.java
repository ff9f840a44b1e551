package platform.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;

import org.springframework.util.unit.DataSize;

/** A process that owns an embedded database until it is ended or killed. */
final class DatabaseOwner {
    private DatabaseOwner() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        EmbeddedDatabase database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(folder, arguments[1], 0,
                DataSize.ofMegabytes(128), DataSize.ofMegabytes(100), List.of()));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        try (var connection = DriverManager.getConnection(database.url("madang"), database.username(),
                database.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (id int primary key)");
            statement.execute("insert ignore into kept values (7)");
        }
        System.out.println("ready " + Files.readString(folder.resolve("mariadb.pid")).replaceAll(" .*", ""));
        Thread.currentThread().join();
    }
}
