@echo off
rem Builds what is missing or stale, then runs Mahnwerk with the arguments given.
setlocal enableextensions disabledelayedexpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "target=%root%\app\target"

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo Mahnwerk needs Java 17 or later, but "%java%" cannot be run; install one or set JAVA_HOME. 1>&2
  exit /b 1
)

set "MAHNWERK_ROOT=%root%"
powershell -NoProfile -ExecutionPolicy Bypass -Command "$r=$env:MAHNWERK_ROOT; $s=Join-Path $r 'app\target\mahnwerk.stamp'; if(-not (Test-Path -LiteralPath $s)){exit 1}; $t=(Get-Item -LiteralPath $s).LastWriteTimeUtc; $m=Get-ChildItem -LiteralPath $r -Directory; $f=@(Get-Item -LiteralPath (Join-Path $r 'pom.xml')); foreach($d in $m){$p=Join-Path $d.FullName 'pom.xml'; if(Test-Path -LiteralPath $p){$f+=Get-Item -LiteralPath $p}; $q=Join-Path $d.FullName 'src\main'; if(Test-Path -LiteralPath $q){$f+=Get-Item -LiteralPath $q; $f+=Get-ChildItem -LiteralPath $q -Recurse}}; if($f|Where-Object{$_.LastWriteTimeUtc -gt $t}){exit 1}; exit 0"
if not errorlevel 1 goto run

where mvn >nul 2>&1
if errorlevel 1 (
  echo Mahnwerk must be built first and needs Maven 3.8.7 or later, but 'mvn' cannot be run. 1>&2
  exit /b 1
)
if exist "%target%\mahnwerk.stamp" (
  echo Building Mahnwerk ^(sources have changed^)... 1>&2
) else (
  echo Building Mahnwerk ^(first start^)... 1>&2
)
if exist "%target%\lib" rmdir /s /q "%target%\lib"
if exist "%target%\app-*.jar" del /q "%target%\app-*.jar"
if exist "%target%\mahnwerk.stamp" del /q "%target%\mahnwerk.stamp"
if not exist "%target%" mkdir "%target%"
type nul > "%target%\mahnwerk.stamp.new"
pushd "%root%"
call mvn -q -B -DskipTests package 1>&2
if errorlevel 1 (
  popd
  echo Mahnwerk could not be built; Maven's messages are above. 1>&2
  exit /b 1
)
popd
move /y "%target%\mahnwerk.stamp.new" "%target%\mahnwerk.stamp" >nul

:run
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
if not defined MAHNWERK_JAVA_OPTS set "MAHNWERK_JAVA_OPTS=-Xmx2g -XX:+UseParallelGC"
for %%j in ("%target%\app-*.jar") do set "jar=%%~fj"
"%java%" %MAHNWERK_JAVA_OPTS% -Dfile.encoding=UTF-8 -cp "%jar%;%target%\lib\*" io.mahnwerk.app.Mahnwerk %*
exit /b %errorlevel%
