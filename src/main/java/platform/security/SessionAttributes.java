package platform.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;

/**
 * Reads session attributes. Only the classes that a session of ours holds: Java serialization would make any other class on
 * the class path a way in for whoever can write to the table. What cannot be read (another version's) counts as not there,
 * so that the person logs in once more instead of meeting an error.
 */
final class SessionAttributes implements Converter<byte[], @Nullable Object> {
    private static final Logger LOG = LoggerFactory.getLogger(SessionAttributes.class);
    private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter("""
            maxbytes=65536;maxdepth=20;maxrefs=1000;maxarray=1000;\
            java.lang.*;java.util.*;java.time.*;platform.security.*;platform.id.*;\
            org.springframework.security.core.**;org.springframework.security.authentication.*;\
            org.springframework.security.web.csrf.*;!*""");

    @Override
    public @Nullable Object convert(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ALLOWED);
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            LOG.warn("A session attribute cannot be read and is taken as absent: {}", e.toString());
            return null;
        }
    }
}
