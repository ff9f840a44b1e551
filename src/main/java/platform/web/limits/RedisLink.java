package platform.web.limits;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLParameters;

import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** A connection to Redis that counts requests there, for one thread. */
final class RedisLink implements AutoCloseable {
    /**
     * A bucket is the time when it is full again, if nobody sends any more: one number, which goes with it by itself. By the clock of Redis, the same
     * for all instances. A time that is later than that of an empty bucket is from before the clock was set back, or from a rate whose bucket took longer to fill: it is
     * written anew when it refuses somebody, or it would refuse them for as long as it is away.
     */
    private static final String COUNT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local interval = tonumber(ARGV[1])
            local refill = tonumber(ARGV[2])
            local stored = tonumber(redis.call('GET', KEYS[1])) or now
            local restored = math.min(math.max(stored, now), now + refill)
            if restored + interval > now + refill then
              if stored > restored then
                redis.call('SET', KEYS[1], string.format('%.0f', restored), 'PX', math.ceil(refill / 1000))
              end
              return {0, restored - now}
            end
            restored = restored + interval
            redis.call('SET', KEYS[1], string.format('%.0f', restored), 'PX', math.ceil((restored - now) / 1000))
            return {1, restored - now}
            """;
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private final Connection connection;
    private final String script;

    private RedisLink(Connection connection, String script) {
        this.connection = connection;
        this.script = script;
    }

    /**
     * Connects, which may take seconds.
     *
     * @param patience how long an answer may take from then on
     * @throws JedisException when Redis is not there, or does not let us in
     */
    static RedisLink to(RedisAccess redis, Duration patience) {
        Connection connection = new Connection(new HostAndPort(redis.host(), redis.port()), settings(redis));
        try {
            connection.sendCommand(Protocol.Command.SCRIPT, "LOAD", COUNT);
            RedisLink link = new RedisLink(connection, connection.getBulkReply());
            connection.setSoTimeout((int) patience.toMillis());
            return link;
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    private static DefaultJedisClientConfig settings(RedisAccess redis) {
        SSLParameters sameHost = new SSLParameters();
        sameHost.setEndpointIdentificationAlgorithm("HTTPS");
        return DefaultJedisClientConfig.builder().connectionTimeoutMillis((int) CONNECTING.toMillis())
                .socketTimeoutMillis((int) CONNECTING.toMillis()).user(redis.user()).password(redis.password())
                .ssl(redis.isEncrypted()).sslParameters(sameHost)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED).build();
    }

    /** Asks to count a request each, in one trip. There is an {@link #answer} to each, in the same order. */
    void ask(List<SharedCounts.Question> questions) {
        for (SharedCounts.Question each : questions) {
            connection.sendCommand(Protocol.Command.EVALSHA, script, "1", each.key(),
                    Long.toString(each.rate().interval()), Long.toString(each.rate().refill()));
        }
    }

    /**
     * The next one.
     *
     * @throws JedisException when Redis does not answer in time, or cannot count
     */
    SharedCounts.Count answer() {
        if (connection.getOne() instanceof List<?> numbers) {
            return new SharedCounts.Count(Long.valueOf(1).equals(numbers.getFirst()), (Long) numbers.getLast());
        }
        throw new JedisException("Redis answers something else");
    }

    @Override
    public void close() {
        close(connection);
    }

    /** Without sending what is still to be sent, as Jedis does otherwise: to whom that failed it fails again. */
    private static void close(Connection connection) {
        try {
            connection.forceDisconnect();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
