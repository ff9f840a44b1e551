package commerce.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Members' pictures that nothing shows go, with their files. */
@MadangTest
class ForgetImagesTest {
    private static final ImageSize SIZE = ImageSize.SMALL;

    @Autowired
    ForgetImages forget;
    @Autowired
    ImageStore store;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    @Test
    void throwsAPictureAwayBesideOneWhoseFileCannotBe(
            @Value("${madang.commerce.images.folder:${madang.database.folder:data}/images}") Path folder)
            throws IOException {
        ImageId broken = old();
        ImageId other = old();
        String name = KeepPicture.nameOf(other, SIZE);
        store.put(name, new byte[]{1});
        Path stays = folder.resolve(KeepPicture.nameOf(broken, SIZE));
        Files.createDirectories(stays.resolve("not-empty"));

        forget.forget();

        assertThat(store.find(name)).isEmpty();
        assertThat(rows("id = ?", other)).isZero();
        assertThat(rows("id = ? and forget_at > utc_timestamp()", broken)).as("tried again later").isEqualTo(1);
        Files.delete(stays.resolve("not-empty"));
        Files.delete(stays);
    }

    private ImageId old() {
        ImageId id = new ImageId(ids.nextLong());
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                insert into commerce_member_image (id, member_id, width, height, added_at, forget_at)
                values (?, ?, 1, 1, '2020-01-01', '2020-01-01')""").params(id.value(), ids.nextLong()).update());
        return id;
    }

    private long rows(String which, ImageId id) {
        return transaction.<Long>execute(_ -> jdbc.sql("select count(*) from commerce_member_image where " + which)
                .param(id.value()).query(Long.class).single());
    }
}
