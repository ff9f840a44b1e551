package platform.database;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class ServerConfigurationTest {
    /** Of memories and pools in megabytes; a pool of 0 is one that nobody asked for. */
    @ParameterizedTest
    @CsvSource({"24000, 0, 6000", "512, 0, 128", "516, 0, 129", "256, 0, 128", "32768, 0, 8192", "262144, 0, 8192",
            "262144, 64, 64", "256, 20000, 20000"})
    void takesAQuarterOfTheMemoryWithinBoundsOrWhatItIsTold(long memory, long asked, long pool) {
        var settings = new EmbeddedDatabaseSettings(Path.of("data"), "", 0, DataSize.ofMegabytes(asked),
                DataSize.ofMegabytes(100), List.of());

        assertThat(ServerConfiguration.bufferPool(settings, DataSize.ofMegabytes(memory)))
                .isEqualByComparingTo(DataSize.ofMegabytes(pool));
    }
}
