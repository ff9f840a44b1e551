package commerce.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import platform.web.DomainException;
import platform.web.PlatformError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class FilePlacesTest {
    private static final byte[] FILE = "주문".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    private final FilePlaces places = new FilePlaces();

    @Test
    void slowReadersKeepNoFilesFromOtherSellers() throws Exception {
        CountDownLatch reading = new CountDownLatch(8);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Future<?>> slow = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int seller = 1; seller <= 8; seller++) {
                    SellerId id = new SellerId(seller);
                    slow.add(threads.submit(() -> {
                        places.send(id, stuck(reading, goOn), out -> out.write(FILE));
                        return id;
                    }));
                    awaits(reading, 8 - seller, slow.getLast());
                }

                ByteArrayOutputStream quick = new ByteArrayOutputStream();
                places.send(new SellerId(9), quick, out -> out.write(FILE));
                assertThat(quick.toByteArray()).isEqualTo(FILE);
                refused(new SellerId(1));
            } finally {
                goOn.countDown();
            }
            for (Future<?> each : slow) {
                each.get();
            }
        }
        places.within(new SellerId(1), () -> {
        });
    }

    @Test
    void givesThePlaceBackWhenAFileCannotBeMade() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> places.send(new SellerId(1), OutputStream.nullOutputStream(), out -> {
                throw new IOException("the disk is full");
            })).hasMessage("the disk is full");
        }
        places.within(new SellerId(1), () -> refused(new SellerId(1)));
    }

    private void refused(SellerId seller) {
        assertThatThrownBy(() -> places.send(seller, OutputStream.nullOutputStream(), out -> out.write(FILE)))
                .isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(PlatformError.TEMPORARILY_UNAVAILABLE));
    }

    private static void awaits(CountDownLatch reading, int left, Future<?> one) {
        await().until(() -> reading.getCount() <= left || one.isDone());
    }

    private static OutputStream stuck(CountDownLatch reading, CountDownLatch goOn) {
        return new OutputStream() {
            private boolean begun;

            @Override
            public void write(int one) throws IOException {
                write(new byte[]{(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] some, int from, int length) throws IOException {
                if (begun) {
                    return;
                }
                begun = true;
                reading.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
    }
}
