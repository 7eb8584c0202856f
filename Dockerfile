# syntax=docker/dockerfile:1
# Rebound in a container: docker build -t rebound . && docker run -v rebound:/data -p 25:2525 rebound
FROM maven:3-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl admin-api -am package

FROM eclipse-temurin:21-jre
RUN useradd --system --uid 1525 --home-dir /data --shell /usr/sbin/nologin rebound \
    && install -d -o rebound -g rebound -m 0700 /data
COPY --from=build /src/admin-api/target/rebound.jar /opt/rebound/rebound.jar
COPY config.yml /etc/rebound/config.yml
USER rebound
WORKDIR /data
# Inside the container the ports must be reachable from its network; publish only what you mean to.
ENV REBOUND_DATA_FOLDER=/data \
    REBOUND_SMTP_BIND=0.0.0.0
VOLUME /data
EXPOSE 2525 8080 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-Xmx384m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-jar", "/opt/rebound/rebound.jar"]
CMD ["server", "/etc/rebound/config.yml"]
