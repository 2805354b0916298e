import { chance } from './chance.js'
import { lineOf } from './sample.js'

/** An error in the code, and what make says after it. */
export function compileError() {
  const dice = chance(11)
  const lines = ['-- The CXX compiler identification is GNU 13.2.0', '-- Detecting CXX compiler ABI info - done', '-- Looking for pthread.h', '-- Looking for pthread.h - found', '-- Could NOT find Doxygen (missing: DOXYGEN_EXECUTABLE)', '-- Configuring done (1.4s)', '-- Build files have been written to: /home/build/tidewater/build']
  const parts = ['chart', 'tide', 'harbour', 'moon', 'station', 'predict', 'sample', 'spectrum', 'fourier', 'table', 'report', 'units', 'errors', 'config']
  parts.forEach((part, index) => {
    lines.push(`[${String(4 + index * 5).padStart(3)}%] Building CXX object src/CMakeFiles/tidewater.dir/${part}.cpp.o`)
    if (index % 4 === 1) lines.push(`/home/build/tidewater/src/${part}.cpp:${dice.whole(20, 200)}:17: warning: comparison of integer expressions of different signedness: 'int' and 'std::size_t' [-Wsign-compare]`, '   61 |     for (int i = 0; i < samples.size(); ++i)', '      |                     ~~^~~~~~~~~~~~~~~~')
  })
  lines.push(
    '[ 74%] Building CXX object src/CMakeFiles/tidewater.dir/export.cpp.o',
    "/home/build/tidewater/src/export.cpp: In member function 'void tidewater::Exporter::write(const tidewater::Chart&)':",
    "/home/build/tidewater/src/export.cpp:118:23: error: 'const class tidewater::Chart' has no member named 'epochs'; did you mean 'epoch'?",
    '  118 |     for (auto e : chart.epochs())',
    '      |                       ^~~~~~',
    '      |                       epoch',
    '[ 76%] Building CXX object src/CMakeFiles/tidewater.dir/import.cpp.o',
    'make[2]: *** [src/CMakeFiles/tidewater.dir/build.make:258: src/CMakeFiles/tidewater.dir/export.cpp.o] Error 1',
    'make[2]: *** Waiting for unfinished jobs....',
    'make[1]: *** [CMakeFiles/Makefile2:141: src/CMakeFiles/tidewater.dir/all] Error 2',
    'make: *** [Makefile:146: all] Error 2',
  )
  const log = `${lines.join('\n')}\n`
  return {
    folder: 'compile-error',
    logs: { 'build.log': log },
    expected: { hypotheses: [{ ruleId: 'signatures/compilers/c-error', level: 'likely', cites: [{ source: 'build.log', line: lineOf(log, 'has no member named') }] }] },
    story: [
      'A member was renamed and one caller forgotten. The compiler says so in one line; make says the same in four more, without the reason.',
      'There is no journal and no time, and none is needed.',
      'Warnings and "Could NOT find Doxygen" stand above it and mean nothing.',
    ],
  }
}
